package org.zhengyuan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.zhengyuan.server.testing.DemoServer;

/** Every page in a real browser: in both languages, wide and narrow, in large text, by keyboard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A key where its words should be. */
    private static final Pattern MESSAGE_KEY = Pattern.compile("\\bexpected\\.[a-z]");

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

    private DemoServer demo;
    private Browser browser;

    @BeforeAll
    void openTheDemo() {
        assumeTrue(Browser.isHere(), "skipped: no Chromium with its driver in /usr/bin");
        demo = DemoServer.shared();
        browser = Browser.open(demo.process().uri("/"));
    }

    @AfterAll
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theSignInPageHasNoFault() {
        browser.open("/sign-in");
        everyWay(List.of("/sign-in", "/log", "/problems/not-found"));
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
        pages.add(pages.getLast() + "/trail");
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
    void noPageOfAClerkHasAFault() {
        signIn("tax.clerk");
        everyWay(List.of("/", "/profile", "/claim-checks", "/agreements"));
    }

    @Test
    void noPageOfAnAuditorOrAHolderHasAFault() throws Exception {
        String alert = PlantedAlert.in(demo);
        signIn("auditor");
        everyWay(List.of("/alerts", "/alerts?state=closed", alert));
        signIn("holder");
        everyWay(List.of("/my-data-uses"));
        assertThat(browser.path()).isEqualTo("/my-data-uses");
    }

    @Test
    void aClerkIsToldWhetherAClaimMatchesAndNothingElse() {
        Sample sample = Sample.of(demo.process().data());
        signIn("tax.clerk");
        browser.speak("en");
        browser.open("/claim-checks?agreement=" + sample.agreement());
        browser.fill("caseNumber", "2026-0001");
        browser.fill("identifier", sample.identifier());
        browser.fill("input[name='claim.enterprise.name']", "一家不存在的公司");
        browser.click("main form[method=post] button[type=submit]");
        await("the verdict").until(() -> browser.shows(".verdict-noMatch"));
        assertThat(browser.text()).contains("It does not match", "Receipt");
        assertThat(browser.path()).isEqualTo("/claim-checks");
        List<String> faults = new ArrayList<>();
        look("a claim check's answer: ", faults);

        browser.open("/profile?agreement=" + sample.agreement());
        browser.fill("caseNumber", "2026-0001");
        browser.fill("identifier", sample.identifier());
        browser.click("main form[method=post] button[type=submit]");
        await("the profile").until(() -> browser.shows(".datum"));
        assertThat(browser.text()).contains("Enterprise register", "Receipt");
        look("a profile: ", faults);
        assertThat(faults).isEmpty();
        browser.width(WIDE);
    }

    @Test
    void aHandedInFileIsFollowedToItsEndWithoutReloading() throws IOException {
        Path file = Files.createTempFile(demo.process().data(), "survey", ".csv");
        Files.writeString(
                file, "统一社会信用代码,实地核实地址\n" + Sample.of(demo.process().data()).identifier() + ",示范市和平路1号\n123,示范市\n");
        signIn("tax.steward.1");
        browser.speak("zh");
        browser.open("/catalog/datasets/tax-address-survey");
        browser.attach("file", file);
        browser.click("#deliver button[type=submit]");
        await("the submission").until(() -> browser.path().startsWith("/submissions/"));
        browser.mark();
        await("the outcome").atMost(PATIENCE).until(() -> browser.shows(".tag-good"));
        assertThat(browser.isMarked()).as("the page was not reloaded").isTrue();
        String submission = browser.path();
        everyWay(List.of(submission, submission + "/refusals"));
        browser.speak("zh");
        browser.open(submission + "/refusals");
        assertThat(browser.text()).contains("长度不正确", "应为：18 个字符");
        browser.speak("en");
        browser.open(submission + "/refusals");
        assertThat(browser.text()).contains("The length is wrong", "Expected: 18 characters");
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

    /**
     * Opens every page once in each language. Axe looks at it in Chinese on a wide screen and in English on a narrow one; in both, nothing
     * may be wider than the window, on either screen and in large text.
     */
    private void everyWay(List<String> pages) {
        assertThat(pages).isNotEmpty();
        List<String> faults = new ArrayList<>();
        browser.largeText(false);
        for (String language : List.of("zh", "en")) {
            browser.speak(language);
            for (String page : pages) {
                browser.width(language.equals("zh") ? WIDE : NARROW);
                browser.open(page);
                look(page + " (" + language + "): ", faults);
            }
        }
        browser.width(WIDE);
        assertThat(faults).isEmpty();
    }

    private void look(String where, List<String> faults) {
        browser.faults().forEach(fault -> faults.add(where + fault));
        browser.complaints().forEach(complaint -> faults.add(where + complaint));
        if (browser.text().contains("??") || MESSAGE_KEY.matcher(browser.text()).find()) {
            faults.add(where + "a word is missing");
        }
        for (boolean large : List.of(false, true)) {
            browser.enlarge(large);
            for (int width : List.of(WIDE, NARROW)) {
                browser.width(width);
                if (browser.overflow() > 0) {
                    faults.add(where + "at " + width + " px" + (large ? " in large text" : "")
                            + " wider than the window by " + browser.overflow() + " px");
                }
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
        browser.signIn(userName, demo.password(userName));
    }
}
