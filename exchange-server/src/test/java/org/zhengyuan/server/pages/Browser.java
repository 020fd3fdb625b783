package org.zhengyuan.server.pages;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium that looks at the pages of one server. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final int HEIGHT = 900;

    private final ChromeDriver driver;
    private final URI server;

    private Browser(ChromeDriver driver, URI server) {
        this.driver = driver;
        this.server = server;
    }

    static boolean isHere() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    static Browser open(URI server) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .withSilent(true)
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(2)).scriptTimeout(Duration.ofMinutes(2));
        return new Browser(driver, server);
    }

    /** Signs in through the form, as people do. */
    void signIn(String userName, String password) {
        driver.manage().deleteAllCookies();
        open("/sign-in");
        driver.findElement(By.id("username")).sendKeys(userName);
        driver.findElement(By.id("password")).sendKeys(password, Keys.ENTER);
        try {
            new WebDriverWait(driver, Duration.ofSeconds(30))
                    .until(page ->
                            !page.findElements(By.cssSelector("body.signed-in")).isEmpty());
        } catch (TimeoutException e) {
            throw new AssertionError(userName + " could not sign in:\n" + text(), e);
        }
    }

    void open(String path) {
        driver.get(server.resolve(path).toString());
    }

    /** Chooses a language as the switch in the layout does, by its cookie. */
    void speak(String language) {
        driver.manage().addCookie(new Cookie("zhengyuan-language", language, "/"));
    }

    void largeText(boolean large) {
        driver.manage().addCookie(new Cookie("zhengyuan-text", large ? "large" : "normal", "/"));
    }

    /** Makes the page this wide, narrower than a window could be. */
    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Shows the page in large text, as the switch would, without asking the server again. */
    void enlarge(boolean large) {
        driver.executeScript("document.documentElement.classList.toggle('large-text', arguments[0])", large);
    }

    /** Leaves a mark that a newly loaded page does not have. */
    void mark() {
        driver.executeScript("window.marked = true");
    }

    boolean isMarked() {
        return Boolean.TRUE.equals(driver.executeScript("return window.marked === true"));
    }

    /** What axe finds wrong, a line for each rule and place. */
    List<String> faults() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream().map(Browser::line).toList();
    }

    private static String line(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Pixels by which the page is wider than the window; the reader would have to scroll sideways. */
    long overflow() {
        Object wider = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return wider instanceof Number number ? number.longValue() : Long.MAX_VALUE;
    }

    /** What the browser complained about since it was last asked: blocked scripts and styles, missing files. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("status of 4"))
                .toList();
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** The address that the focused link leads to, and whether a reader can see that it is focused. */
    String focused() {
        return String.valueOf(driver.executeScript("const e = document.activeElement; const s = getComputedStyle(e);"
                + "const b = e.getBoundingClientRect();"
                + "return (e.getAttribute('href') || e.id || e.tagName) + ' '"
                + "+ (s.outlineStyle !== 'none' && b.top >= 0 && b.width > 0 ? 'visible' : 'hidden')"));
    }

    String title() {
        return String.valueOf(driver.getTitle());
    }

    String path() {
        return URI.create(String.valueOf(driver.getCurrentUrl())).getPath();
    }

    String language() {
        return String.valueOf(driver.findElement(By.tagName("html")).getDomAttribute("lang"));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Addresses of the links in the page's content that begin with a prefix; one look, for htmx may replace the list at any time. */
    List<String> links(String prefix) {
        Object found = driver.executeScript(
                "return [...document.querySelectorAll(\"main a[href^='\" + arguments[0] + \"']\")].map(a => a.getAttribute('href'))",
                prefix);
        return found instanceof List<?> links
                ? links.stream().map(String::valueOf).distinct().toList()
                : List.of();
    }

    /** Types into the field of an id or a selector. */
    void fill(String field, String text) {
        By by = field.contains("[") ? By.cssSelector(field) : By.id(field);
        driver.findElement(by).clear();
        driver.findElement(by).sendKeys(text);
    }

    /** Chooses an option by its value. */
    void choose(String id, String value) {
        new Select(driver.findElement(By.id(id))).selectByValue(value);
    }

    void attach(String id, Path file) {
        driver.findElement(By.id(id)).sendKeys(file.toAbsolutePath().toString());
    }

    void click(String css) {
        WebElement found = driver.findElement(By.cssSelector(css));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found);
        found.click();
    }

    boolean shows(String css) {
        // In one look: htmx may replace what was found before it is asked.
        return Boolean.TRUE.equals(driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility() && e.getClientRects().length > 0)",
                css));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
