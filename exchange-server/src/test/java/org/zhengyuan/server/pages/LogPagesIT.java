package org.zhengyuan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import org.zhengyuan.server.testing.FirstOperator;
import org.zhengyuan.server.testing.ServerProcess;

/** The page of the log in a real browser: while the log goes on, after it has stopped, after another has begun. */
class LogPagesIT {
    private static final int WIDE = 1440;
    private static final int NARROW = 320;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<String> faults = new ArrayList<>();

    @Test
    void thePageOfTheLogHasNoFaultInAnyStateOfTheLog() throws Exception {
        assumeTrue(Browser.isHere(), "skipped: no Chromium with its driver in /usr/bin");
        try (ServerProcess server = ServerProcess.startDemo(ServerProcess.newDataFolder(), "--subjects", "60");
                Browser browser = Browser.open(server.uri("/"))) {
            DemoServer demo = DemoServer.of(server);
            look(browser, "goes-on", Map.of("zh", "/log/checkpoint", "en", "/log/checkpoint"));
            try (Connection owner = server.database().asOwner();
                    Statement statement = owner.createStatement()) {
                statement.execute("UPDATE log_state SET stopped = 'SHORTER_THAN_PUBLISHED',"
                        + " stopped_detail = '900 leaves, published were 1000', stopped_at = now()");
            }
            await().atMost(PATIENCE).until(() -> health(demo).equals("STOPPED"));
            look(browser, "stopped", Map.of("zh", "日志已停止", "en", "The log has stopped"));
            assertThat(FirstOperator.of(demo)
                            .postJson("/api/v1/log/origins", "{\"reason\": \"the backup of last night\"}")
                            .statusCode())
                    .isEqualTo(201);
            await().atMost(PATIENCE).until(() -> health(demo).equals("UNWITNESSED"));
            look(browser, "another", Map.of("zh", "/log/1/", "en", "/log/1/"));
        }
        assertThat(faults).isEmpty();
    }

    private static String health(DemoServer demo) {
        return json(DemoCaller.stranger(demo).get("/actuator/health/log"))
                .get("status")
                .asString();
    }

    /** @param expected in each language */
    private void look(Browser browser, String state, Map<String, String> expected) {
        for (String language : List.of("zh", "en")) {
            browser.open("/log");
            browser.speak(language);
            browser.open("/log");
            assertThat(browser.text()).contains(expected.get(language)).doesNotContain("??");
            String where = state + " (" + language + "): ";
            browser.faults().forEach(fault -> faults.add(where + fault));
            browser.complaints().forEach(fault -> faults.add(where + fault));
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
}
