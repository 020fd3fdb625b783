package org.zhengyuan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import tools.jackson.databind.json.JsonMapper;

/** The auditor's pages in a real browser: found, followed, proved, shown again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditPagesIT {
    private static final int WIDE = 1440;
    private static final int NARROW = 320;

    private DemoServer demo;
    private Browser browser;
    private Sample sample;
    private String receipt;
    private String caseNumber;

    @BeforeAll
    void pullOnce() throws Exception {
        assumeTrue(Browser.isHere(), "skipped: no Chromium with its driver in /usr/bin");
        demo = DemoServer.shared();
        Path data = demo.process().data();
        sample = Sample.of(data);
        DemoCaller tax = DemoCaller.machine(demo, "tax-system");
        String question = Files.readString(data.resolve("demo/pull.json"));
        caseNumber =
                JsonMapper.shared().readTree(question).at("/purpose/caseNumber").asString();
        receipt = DemoCaller.json(tax.postJson("/api/v1/pulls", question))
                .get("receipt")
                .asString();
        await().until(() -> tax.get("/api/v1/receipts/" + receipt).statusCode() == 200);
        browser = Browser.open(demo.process().uri("/"));
        browser.signIn("auditor", demo.password("auditor"));
    }

    @AfterAll
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aCaseIsFoundAndItsFactsAreProvedStepByStep() {
        browser.speak("en");
        browser.open("/audit");
        browser.fill("text", caseNumber);
        browser.fill("reason", "complaint 12");
        browser.click("main form[action='/audit'] button[type=submit]");
        await("the facts").until(() -> browser.shows("a[href^='/audit/facts/']"));
        List<String> faults = new ArrayList<>();
        look("facts found: ", faults);

        browser.open("/audit/facts/" + receipt);
        assertThat(browser.text()).contains("The proof holds", "Two hashes become one", "No outside witness");
        look("a fact: ", faults);

        browser.click("a[href^='/audit/past-answer']");
        browser.fill("reason", "complaint 12");
        browser.click("main form[action='/audit/past-answer'] button[type=submit]");
        await("the answer").until(() -> browser.shows("pre.commands"));
        assertThat(browser.text()).contains("Exactly as it was sent", receipt);
        look("a past answer: ", faults);
        assertThat(faults).isEmpty();
    }

    @Test
    void aValueIsFollowedFromItsRowToItsReceivers() {
        List<String> faults = new ArrayList<>();
        for (String language : List.of("zh", "en")) {
            browser.speak(language);
            browser.open("/lineage");
            browser.choose("identifierType", "enterprise/uscc");
            browser.choose("element", "enterprise.name");
            browser.fill("identifier", sample.identifier());
            browser.fill("reason", "12");
            browser.click("main form[action='/lineage'] button[type=submit]");
            await("the way").until(() -> browser.shows(".flow .node.main"));
            look("a lineage, " + language + ": ", faults);
        }
        assertThat(browser.text()).contains("Delivered row", "The one source", "Received by");
        browser.click(".flow .fan a");
        await("the receiver's fact").until(() -> browser.path().startsWith("/audit/facts/"));

        browser.open("/audit/knowledge");
        browser.choose("identifierType", "enterprise/uscc");
        browser.fill("identifier", sample.identifier());
        browser.fill("reason", "12");
        browser.choose(
                "department",
                DemoCaller.json(DemoCaller.machine(demo, "tax-system").get("/api/v1/session"))
                        .get("department")
                        .asString());
        browser.click("main form[action='/audit/knowledge'] button[type=submit]");
        await("what it knew").until(() -> browser.shows("table tbody tr"));
        look("knowledge: ", faults);
        assertThat(faults).isEmpty();
    }

    @Test
    void whoIsNoAuditorFindsNothing() {
        DemoCaller clerk = DemoCaller.person(demo, "tax.clerk");
        assertThat(clerk.get("/audit").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/audit/facts/" + receipt).statusCode()).isEqualTo(403);
        assertThat(clerk.get("/lineage").statusCode()).isEqualTo(403);
    }

    /** What axe, the width and the console say: wide and narrow, in usual and in large text. */
    private void look(String where, List<String> faults) {
        browser.faults().forEach(fault -> faults.add(where + fault));
        browser.complaints().forEach(fault -> faults.add(where + fault));
        if (browser.text().contains("??")) {
            faults.add(where + "a word is missing");
        }
        for (boolean large : List.of(false, true)) {
            browser.enlarge(large);
            for (int width : List.of(WIDE, NARROW)) {
                browser.width(width);
                if (browser.overflow() > 0) {
                    faults.add(where + "at " + width + " px wider than the window by " + browser.overflow());
                }
            }
        }
        browser.enlarge(false);
        browser.width(WIDE);
    }
}
