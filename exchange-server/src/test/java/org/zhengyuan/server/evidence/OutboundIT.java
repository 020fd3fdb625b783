package org.zhengyuan.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.outbox.postgres.Receiver;
import org.zhengyuan.server.testing.ServerDatabase;
import org.zhengyuan.server.testing.ServerProcess;

/** A running server with endpoints outside, as an operator configures them. */
class OutboundIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void aDeadEndpointDoesNotKeepAnotherWaitingAndOneThatIsNotApprovedStopsTheStart() throws Exception {
        Path data = ServerProcess.newDataFolder();
        Path secret = privateFile(data, "webhook.secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
        Path key = privateFile(data, "openlineage.key", "key-of-the-endpoint");
        try (Receiver webhook = new Receiver().up();
                Receiver lineage = new Receiver();
                ServerProcess server = ServerProcess.start(
                        data,
                        "--zhengyuan.outbound.approved[0]=" + webhook.approval(),
                        "--zhengyuan.outbound.approved[1]=" + lineage.approval(),
                        "--zhengyuan.outbound.longest-pause=2s",
                        "--zhengyuan.openlineage.endpoint=" + lineage.uri(),
                        "--zhengyuan.openlineage.api-key-file=" + key,
                        "--zhengyuan.watch.webhook.url=" + webhook.uri(),
                        "--zhengyuan.watch.webhook.secret-file=" + secret)) {
            put(server, "openlineage");
            put(server, "alerts");
            await("the webhook").atMost(PATIENCE).until(() -> webhook.received().size() == 1);
            assertThat(webhook.received().getFirst().headers())
                    .containsKeys("Webhook-id", "Webhook-timestamp", "Webhook-signature");
            assertThat(lineage.received()).isEmpty();
            lineage.up();
            await("the lineage endpoint")
                    .atMost(PATIENCE)
                    .until(() -> lineage.received().size() == 1);
            assertThat(lineage.received().getFirst().headers().getFirst("Authorization"))
                    .isEqualTo("Bearer key-of-the-endpoint");
            server.stop();

            ServerProcess refused = ServerProcess.launch(
                    data,
                    ServerProcess.freePort(),
                    "--zhengyuan.outbound.approved[0]=" + webhook.approval(),
                    "--zhengyuan.openlineage.endpoint=" + lineage.uri());
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.output())
                    .contains("zhengyuan.outbound.approved does not have the endpoint of openlineage");
        }
    }

    private static void put(ServerProcess server, String channel) throws SQLException {
        try (Connection connection = new ServerDatabase(server.data()).asApplication();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO outbox_message (channel, order_key, delivery, written_at, body) VALUES ('"
                    + channel + "', 'k', gen_random_uuid(), now(), '{}')");
        }
    }

    private static Path privateFile(Path data, String name, String content) throws IOException {
        Path file = Files.writeString(data.resolveSibling(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
