package org.zhengyuan.server.pages;

import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A system of the demo city that is refused again and again, until the exchange takes notice. */
final class PlantedAlert {
    private static final int REFUSALS = 25;

    private PlantedAlert() {}

    /** The path of the alert's page. */
    static String in(DemoServer demo) throws IOException {
        DemoCaller auditor = DemoCaller.person(demo, "auditor");
        if (open(auditor).isEmpty()) {
            DemoCaller market = DemoCaller.machine(demo, "market-system");
            ObjectNode pull = (ObjectNode) JsonMapper.shared()
                    .readTree(Files.readString(demo.process().data().resolve("demo/pull.json")));
            for (int i = 0; i < REFUSALS; i++) {
                market.postJson("/api/v1/pulls", pull.toString());
            }
        }
        await("the alert").atMost(Duration.ofMinutes(1)).until(() -> !open(auditor)
                .isEmpty());
        return "/alerts/" + open(auditor).get(0).get("id").asString();
    }

    private static JsonNode open(DemoCaller auditor) {
        return json(auditor.get("/api/v1/alerts?rule=refused-in-a-row")).get("items");
    }
}
