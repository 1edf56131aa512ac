"""A count in small steps: a caller can show its progress, stop it, and continue it later."""

import json
from collections.abc import Callable, Iterable

from calculator.line_count.cloc.cloc_rules import Rules
from calculator.line_count.cloc.file_count import NOTHING, Count, count, language_of, too_large
from calculator.line_count.cloc.globs import without_match
from calculator.line_count.cloc.module_manifest import Exclusions, exclusions
from calculator.line_count.cloc.modules import FoundModule, find_modules
from calculator.line_count.cloc.tally import CountedModule, File, Tally, in_order
from calculator.line_count.input.input_files import InputFiles
from calculator.line_count.input.reason import Reason

# The result of a step, as JSON. For a module's manifests: null. For a file: {"code", "figures"} of
# a Reason, or [code, total], or [code, total, true] where the count is unsure.
type CountOutcome = str
KILLED: CountOutcome = json.dumps({"code": "killed", "figures": {}})


class Job:
    """The count of one input: a step for each module's manifests, then one for each file."""

    def __init__(self, source: InputFiles, rules: Rules, done: Iterable[CountOutcome] = ()) -> None:
        """`done` are the outcomes of an interrupted job on the same input.

        A step whose outcome is `KILLED` is not tried again.
        """
        self._source, self._rules = source, rules
        self._modules, self._outside = find_modules(source)
        self._exclusions: list[Exclusions] = []
        self._steps: list[tuple[int, File, int]] = []  # module, file without a count, entry
        self._settled: list[list[File]] = [[] for _ in self._modules]
        self.refusal: Reason | None = None if self._modules else self._no_module()
        self.bytes_all = self.bytes_done = self.files_done = 0
        self._resume(done)

    @property
    def files_all(self) -> int:
        """The number of files to count; it is final when all manifests have been read."""
        return len(self._steps)

    @property
    def over(self) -> bool:
        """Whether the job has no step left."""
        manifests_read = len(self._exclusions) == len(self._modules)
        return self.refusal is not None or (manifests_read and self.files_done == self.files_all)

    def step(self) -> CountOutcome:
        """Take the next step; the job must not be over."""
        if len(self._exclusions) < len(self._modules):
            self._manifest(self._modules[len(self._exclusions)])
            return _outcome(None)
        _, file, at = self._steps[self.files_done]
        found = self._counted(file, at)
        self._settle(found)
        return _outcome(found)

    def tally(self) -> Tally:
        """The files counted so far; every manifest must have been read."""
        modules = (
            _module(found, self._source, files, exclusions)
            for found, files, exclusions in zip(
                self._modules, self._settled, self._exclusions, strict=True
            )
        )
        outside = [self._source.entries[at] for at in self._outside]
        return Tally(
            modules=in_order(modules),
            rules=self._rules,
            outside=sum(language_of(entry.path, self._rules) is not None for entry in outside),
            skipped=tuple(
                File(entry.path, None, reason=entry.missing or Reason("nested_zip"))
                for entry in outside
                if entry.missing or entry.path.lower().endswith(".zip")
            ),
        )

    def _no_module(self) -> Reason:
        """No module was found, or a module may be in a folder that cannot be opened."""
        entries = (self._source.entries[at] for at in self._outside)
        unopened = next((each.path for each in entries if each.missing), None)
        return Reason("no_module_unopened", {"path": unopened}) if unopened else Reason("no_module")

    def _resume(self, done: Iterable[CountOutcome]) -> None:
        for outcome in done:
            if len(self._exclusions) < len(self._modules):
                self._manifest(self._modules[len(self._exclusions)], killed=outcome == KILLED)
            elif not self.over:
                self._settle(_read_outcome(outcome))

    def _manifest(self, module: FoundModule, *, killed: bool = False) -> None:
        """Read a module's manifests, and add a step for each file that they do not exclude."""
        # An unreadable manifest counts as an empty one: the default exclusions still apply.
        read = dict.fromkeys(module.manifests, b"") if killed else self._manifests(module)
        left_out = exclusions(read, self._rules)
        at_module = len(self._exclusions)
        self._exclusions.append(left_out)
        if killed:
            killer = Reason("killed")
            self._settled[at_module].extend(File(name, None, reason=killer) for name in read)
        for at in module.files:
            entry = self._source.entries[at]
            language = language_of(entry.path, self._rules)
            path = module.inside(entry)
            if entry.missing:
                self._settled[at_module].append(File(path, None, reason=entry.missing))
            elif language is None:
                if path.lower().endswith(".zip"):
                    self._settled[at_module].append(File(path, None, reason=Reason("nested_zip")))
            elif pattern := left_out.globs.match(path):
                self._settled[at_module].append(File(path, language, pattern=pattern))
            elif (reason := entry.reason or too_large(entry.size)) is not None:
                self._settled[at_module].append(File(path, language, reason=reason))
            else:
                self._steps.append((at_module, File(path, language), at))
                self.bytes_all += entry.size
        most = self._source.max_text_length()
        if most is not None and self.bytes_all > most:
            self.refusal = Reason("too_much_text", {"most": most // 10**6})

    def _manifests(self, module: FoundModule) -> dict[str, bytes]:
        """The content of the module's manifests that can be read, by file name."""
        read = {}
        for name, at in module.manifests.items():
            entry = self._source.entries[at]
            if entry.reason or too_large(entry.size) or name not in self._rules.manifests:
                continue
            data = self._source.read(at)
            if isinstance(data, bytes):
                read[name] = data
        return read

    def _counted(self, file: File, at: int) -> Count | Reason:
        data = self._source.read(at)
        if isinstance(data, Reason):
            return data
        assert file.language, "only a file with a language has a step"
        return count(data, file.language, self._rules)

    def _settle(self, found: Count | Reason) -> None:
        module, file, at = self._steps[self.files_done]
        known = (
            File(file.path, file.language, reason=found)
            if isinstance(found, Reason)
            else File(file.path, file.language, count=found)
        )
        self._settled[module].append(known)
        self.files_done += 1
        self.bytes_done += self._source.entries[at].size


def counted(
    source: InputFiles, rules: Rules, watch: Callable[[Job], None] | None = None
) -> Tally | Reason:
    """Count a whole input, or return why it is refused. `watch` is called before each step."""
    job = Job(source, rules)
    while not job.over:
        if watch:
            watch(job)
        job.step()
    return job.refusal or job.tally()


def _module(
    found: FoundModule, source: InputFiles, files: list[File], left_out: Exclusions
) -> CountedModule:
    paths = [found.inside(source.entries[at]) for at in found.files]
    dangling = [
        Reason("dangling_link", {"path": file.path})
        for file in files
        if file.reason and file.reason.code == "dangling"
    ]
    return CountedModule(
        name=found.name,
        path=found.root,
        count=sum((file.count for file in files if file.count), NOTHING),
        files=tuple(sorted(files, key=lambda file: file.path)),
        stops=(*left_out.stops, *dangling),
        unmatched=without_match(left_out.own, paths),
    )


def _outcome(found: Count | Reason | None) -> CountOutcome:
    match found:
        case None:
            return "null"
        case Count(code, total, unsure):
            return json.dumps([code, total, unsure] if unsure else [code, total])
        case Reason(name, figures):
            return json.dumps({"code": name, "figures": dict(figures)})


def _read_outcome(outcome: CountOutcome) -> Count | Reason:
    found = json.loads(outcome)
    return Count(*found) if isinstance(found, list) else Reason(**found)
