"""Command line flags of Chromium in the tests: features that no test needs are off."""

# The features that Playwright disables. Chromium uses the last `--disable-features` only, so our
# list must repeat them.
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
# The suggestions of the address bar are two internal pages in separate processes. Every new context
# would start both processes, which doubles the time for a window.
SUGGESTIONS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*PLAYWRIGHTS, *SUGGESTIONS))}",
]
