package dev.backroom.localcloud.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by Playwright. Nothing is downloaded. */
final class InstalledChromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private InstalledChromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--font-render-hinting=none")));
    }

    /** Empty, and loudly so, where no Chromium is installed. BACKROOM_CHROMIUM names one in an unusual place. */
    static Optional<InstalledChromium> start() {
        Optional<Path> executable = Stream.of(
                        Optional.ofNullable(System.getenv("BACKROOM_CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty()) {
            System.err.println("""
                    ****************************************************************
                    ** BROWSER TESTS SKIPPED: no Chromium found.                  **
                    ** Debian: apt install chromium; else set BACKROOM_CHROMIUM.  **
                    ****************************************************************""");
        }
        return executable.map(InstalledChromium::new);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
