package dev.backroom.localcloud.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by Playwright. Nothing is downloaded. */
final class InstalledChromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Playwright playwright;
    private final Browser browser;

    private InstalledChromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setTimeout(PATIENCE.toMillis())
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

    /** Limits that end only what hangs: how fast a machine is decides nothing. */
    static BrowserContext patient(BrowserContext context) {
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.setDefaultNavigationTimeout(PATIENCE.toMillis());
        return context;
    }

    /** Clicks on a link and returns when its page is there as a whole: a click alone returns when it begins to come. */
    static void follow(Page page, String link) {
        String before = page.url();
        page.getByText(link).first().click();
        page.waitForURL(url -> !url.equals(before));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
