"""How Chromium is started for the tests: nothing of its own that no test looks at."""

# What Playwright turns off; of two such lists Chromium takes the last one, which is ours.
PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)
# The address bar's list of suggestions is two pages of Chromium's own, in processes of their own.
# Every new context opens a window with both, though nobody sees it: half of what a window costs.
SUGGESTIONS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*PLAYWRIGHTS, *SUGGESTIONS))}",
]
