package org.zhengyuan.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zhengyuan.server.testing.ServerDatabase;
import org.zhengyuan.server.testing.ServerProcess;

/**
 * A file larger than the server's memory could hold is worked off within its heap of 512 MB, which ends the process when it is not enough:
 * 200,000 rows; 5 million with {@code -Dzhengyuan.long=true}.
 */
class LargeFileIT {
    private static final int ROWS = Boolean.getBoolean("zhengyuan.long") ? 5_000_000 : 200_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Test
    void everyRowOfALargeFileHasItsOutcome() throws Exception {
        Path data = ServerProcess.newDataFolder();
        Path inbox = data.resolveSibling("inbox");
        try (ServerProcess server = ServerProcess.start(data, Residents.watchedFolder(inbox))) {
            Residents.publish(server.database());
            Path file = data.resolveSibling("residents.csv");
            Residents.write(file, ROWS);
            Files.move(file, inbox.resolve("residents.csv"), StandardCopyOption.ATOMIC_MOVE);
            await("the end of the submission")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> !state(server.database()).matches("none|received|processing"));

            assertThat(state(server.database())).isEqualTo("completed");
            try (Connection owner = server.database().asOwner()) {
                assertThat(ServerDatabase.value(
                                owner,
                                "SELECT received || ' ' || (created + unchanged + refused) || ' ' || (created > received / 2)"
                                        + " FROM submission"))
                        .isEqualTo(ROWS + " " + ROWS + " true");
            }
        }
    }

    private static String state(ServerDatabase database) throws SQLException {
        try (Connection owner = database.asOwner()) {
            return ServerDatabase.value(owner, "SELECT coalesce(max(state), 'none') FROM submission");
        }
    }
}
