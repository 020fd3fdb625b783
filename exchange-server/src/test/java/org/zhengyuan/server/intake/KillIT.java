package org.zhengyuan.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.zhengyuan.server.testing.Books;
import org.zhengyuan.server.testing.ServerDatabase;
import org.zhengyuan.server.testing.ServerProcess;

/**
 * Kills the server or its database at random moments while a submission is worked on, and starts again, until it is done: the registry
 * then is, row for row, what an undisturbed server makes of the same file, and the books agree with the log. 5 kills; 100 with {@code -Dzhengyuan.long=true}.
 */
class KillIT {
    private static final int KILLS = Boolean.getBoolean("zhengyuan.long") ? 100 : 5;
    private static final int ROWS = Math.max(240_000, 25_000 * KILLS);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void aSubmissionGoesOnAfterEveryDeathAndEndsAsIfNothingHadHappened() throws Exception {
        Path killed = deliver(KILLS);
        Path undisturbed = deliver(0);
        assertThat(Files.size(undisturbed)).isGreaterThan(ROWS);
        assertThat(Files.mismatch(killed, undisturbed))
                .as("the first byte in which %s differs from %s", killed, undisturbed)
                .isEqualTo(-1);
    }

    private static Path deliver(int kills) throws Exception {
        Path data = ServerProcess.newDataFolder();
        Path inbox = data.resolveSibling("inbox");
        String[] arguments = Residents.watchedFolder(inbox);
        ServerProcess server = ServerProcess.start(data, arguments);
        try {
            Residents.publish(server.database());
            Path file = data.resolveSibling("residents.csv");
            Residents.write(file, ROWS);
            Files.move(file, inbox.resolve("residents.csv"), StandardCopyOption.ATOMIC_MOVE);
            Random random = new Random(kills);
            for (int kill = 0; kill < kills; kill++) {
                assertThat(finished(server.database()))
                        .as("there is work left for kill %s", kill + 1)
                        .isFalse();
                LockSupport.parkNanos(
                        Duration.ofMillis(100 + random.nextInt(1_500)).toNanos());
                if (kill % 2 == 0) {
                    server.kill();
                    server = ServerProcess.start(data, arguments);
                } else {
                    server.database().kill();
                }
            }
            ServerDatabase database = server.database();
            await("the end of the submission").atMost(PATIENCE).until(() -> finished(database));
            Books.areInOrder(server);
            try (Connection connection = database.asOwner()) {
                return Residents.picture(connection, data.resolveSibling("picture.txt"));
            }
        } finally {
            server.close();
        }
    }

    /** A database that is just starting again has not finished anything. */
    private static boolean finished(ServerDatabase database) throws IOException {
        try (Connection connection = database.asOwner()) {
            return ServerDatabase.value(connection, "SELECT count(*) FROM submission WHERE state = 'completed'")
                    .equals("1");
        } catch (SQLException e) {
            return false;
        }
    }
}
