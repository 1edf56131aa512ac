"""Puts the prebuilt files of the browser's Python into the tool's wheel (`pricebook wheels`)."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrebuiltFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Includes the folder that PRICEBOOK_PREBUILT names; without the variable, nothing."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds a wheel."""
        del version
        if folder := os.environ.get("PRICEBOOK_PREBUILT"):
            build_data["force_include"][folder] = "pricebook/runtime/prebuilt"
