package org.zhengyuan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.zhengyuan.server.testing.ServerProcess;

/** Every page in a real browser: in both languages, wide and narrow, in large text, by keyboard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WIDE = 1440;
    private static final int NARROW = 320;
    private static final List<String> STEWARD = List.of(
            "/",
            "/catalog",
            "/catalog/changes",
            "/responsibilities",
            "/submissions",
            "/requests",
            "/requests/new",
            "/agreements",
            "/discrepancies",
            "/password");

    private ServerProcess server;
    private DemoPeople people;
    private Browser browser;

    @BeforeAll
    void openTheDemo() {
        assumeTrue(Browser.isHere(), "skipped: no Chromium with its driver in /usr/bin");
        Path data = ServerProcess.newDataFolder();
        server = ServerProcess.startDemo(data, "--subjects", "600");
        Path finished = data.resolve("demo").resolve("summary.txt");
        await("the demo city").atMost(PATIENCE).until(() -> Files.exists(finished));
        people = DemoPeople.of(data);
        browser = Browser.open(server.uri("/"));
    }

    @AfterAll
    void closeTheDemo() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theSignInPageHasNoFault() {
        browser.open("/sign-in");
        everyWay(List.of("/sign-in", "/problems/not-found"));
    }

    @Test
    void noPageOfADepartmentsStewardHasAFault() {
        signIn("market.steward.1");
        List<String> pages = new ArrayList<>(STEWARD);
        pages.addAll(linkedFrom("/catalog", "/catalog/datasets/"));
        pages.addAll(linkedFrom("/responsibilities", "/responsibilities/elements/"));
        pages.addAll(linkedFrom("/submissions", "/submissions/"));
        everyWay(pages);
    }

    @Test
    void noPageOfARequestingDepartmentHasAFault() {
        signIn("tax.steward.1");
        List<String> pages = new ArrayList<>(linkedFrom("/requests", "/requests/"));
        pages.addAll(linkedFrom("/agreements", "/agreements/"));
        everyWay(pages);
    }

    @Test
    void noPageOfTheExchangesStewardHasAFault() {
        signIn("exchange.steward.1");
        List<String> pages = new ArrayList<>(List.of("/", "/catalog", "/responsibilities", "/discrepancies"));
        pages.addAll(linkedFrom("/catalog/changes", "/catalog/changes/"));
        pages.addAll(linkedFrom("/responsibilities", "/responsibilities/elements/"));
        everyWay(pages);
    }

    @Test
    void theProfileFormOfAClerkHasNoFault() {
        signIn("tax.clerk");
        everyWay(List.of("/", "/profile", "/agreements"));
    }

    @Test
    void whatIsNotThereIsSaidInTheSameLayout() {
        signIn("tax.steward.1");
        everyWay(List.of("/catalog/datasets/nothing", "/nowhere"));
        browser.speak("zh");
        browser.open("/nowhere");
        assertThat(browser.text()).contains("没有找到", "证源");
    }

    @Test
    void theSwitchesRememberLanguageAndTextSizeAndStayOnThePage() {
        signIn("tax.steward.1");
        browser.speak("zh");
        browser.open("/catalog?sharing=CONDITIONAL");
        assertThat(browser.language()).isEqualTo("zh-CN");
        browser.click("button[name=language]");
        assertThat(browser.path()).isEqualTo("/catalog");
        assertThat(browser.language()).isEqualTo("en");
        assertThat(browser.title()).isEqualTo("Which data are there? · Zhengyuan");
        browser.click("button[name=text]");
        assertThat(browser.shows("html.large-text")).isTrue();
        browser.open("/agreements");
        assertThat(browser.shows("html.large-text")).isTrue();
        assertThat(browser.language()).isEqualTo("en");
        browser.largeText(false);
    }

    @Test
    void theKeyboardReachesTheContentFirstAndSeesWhereItIs() {
        signIn("tax.steward.1");
        browser.width(WIDE);
        browser.open("/catalog");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("#content visible");
        browser.press(Keys.ENTER);
        assertThat(browser.focused()).startsWith("content ");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("q visible");
    }

    @Test
    void theMenuFoldsOnANarrowScreen() {
        signIn("tax.steward.1");
        browser.width(NARROW);
        browser.open("/");
        assertThat(browser.shows(".site-nav a")).isFalse();
        browser.click("[data-menu]");
        assertThat(browser.shows(".site-nav a")).isTrue();
        browser.width(WIDE);
    }

    @Test
    void theLedgerIsSearchedWhileTyping() {
        signIn("tax.steward.1");
        browser.speak("en");
        browser.open("/catalog");
        int all = browser.links("/catalog/datasets/").size();
        browser.fill("q", "marriage");
        await("a shorter ledger").untilAsserted(() -> assertThat(browser.links("/catalog/datasets/"))
                .hasSizeBetween(1, all - 1)
                .anyMatch(link -> link.contains("marriage")));
        assertThat(browser.complaints()).isEmpty();
    }

    /** Opens every page in both languages, wide, narrow and in large text, and looks for faults. */
    private void everyWay(List<String> pages) {
        assertThat(pages).isNotEmpty();
        List<String> faults = new ArrayList<>();
        for (String language : List.of("zh", "en")) {
            browser.speak(language);
            browser.largeText(false);
            look(pages, WIDE, language, faults);
            look(pages, NARROW, language, faults);
            browser.largeText(true);
            look(pages, WIDE, language + ", large text", faults);
            browser.largeText(false);
        }
        browser.width(WIDE);
        assertThat(faults).isEmpty();
    }

    private void look(List<String> pages, int width, String how, List<String> faults) {
        browser.width(width);
        for (String page : pages) {
            browser.open(page);
            String where = page + " (" + how + ", " + width + " px): ";
            browser.faults().forEach(fault -> faults.add(where + fault));
            browser.complaints().forEach(complaint -> faults.add(where + complaint));
            if (browser.overflow() > 0) {
                faults.add(where + "wider than the window by " + browser.overflow() + " px");
            }
            if (browser.text().contains("??")) {
                faults.add(where + "a word is missing");
            }
        }
    }

    /** Two of the pages that a list leads to: the first and the last. */
    private List<String> linkedFrom(String list, String prefix) {
        browser.open(list);
        List<String> links = browser.links(prefix);
        assertThat(links).as("links on " + list).isNotEmpty();
        return links.size() == 1 ? links : List.of(links.getFirst(), links.getLast());
    }

    private void signIn(String userName) {
        browser.signIn(userName, people.password(userName));
    }
}
