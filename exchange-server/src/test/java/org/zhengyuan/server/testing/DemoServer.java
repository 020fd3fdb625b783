package org.zhengyuan.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One server with the demo city for all tests of this JVM that need one: it starts with the first of them, has loaded when they see it,
 * and ends with the JVM. Who stops something in it resumes it.
 */
public final class DemoServer {
    public static final int SUBJECTS = 600;

    /** The one folder that the server watches: deliveries of the population register. */
    public static final String WATCHED = "watched";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String POLICE = "11230290MB9000031E";

    private final ServerProcess process;
    private final Map<String, String> passwords;
    private final Map<String, String> secrets;

    private DemoServer(ServerProcess process) {
        this.process = process;
        Path demo = process.data().resolve("demo");
        await("the demo city")
                .atMost(PATIENCE)
                .failFast(() -> assertThat(process.output()).doesNotContain("The demo could not be loaded"))
                .until(() -> Files.exists(demo.resolve("summary.txt")));
        this.passwords = credentials(demo.resolve("accounts.json"), "userName", "password");
        this.secrets = credentials(demo.resolve("clients.json"), "clientId", "secret");
    }

    /** A server of its own, once its demo has loaded. */
    public static DemoServer of(ServerProcess process) {
        return new DemoServer(process);
    }

    public static DemoServer shared() {
        return Shared.SERVER;
    }

    public ServerProcess process() {
        return process;
    }

    /** User names with their passwords. */
    public Map<String, String> passwords() {
        return passwords;
    }

    public String password(String userName) {
        return Objects.requireNonNull(passwords.get(userName), userName);
    }

    /** Client ids with their secrets. */
    public Map<String, String> secrets() {
        return secrets;
    }

    public Path watchedFolder() {
        return process.data().resolveSibling(WATCHED);
    }

    private static Map<String, String> credentials(Path file, String name, String secret) {
        try {
            Map<String, String> credentials = new HashMap<>();
            for (JsonNode entry : JsonMapper.shared().readTree(Files.readString(file))) {
                credentials.put(entry.get(name).asString(), entry.get(secret).asString());
            }
            return Map.copyOf(credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final DemoServer SERVER = start();

        private static DemoServer start() {
            Path data = ServerProcess.newDataFolder();
            String folder = "--zhengyuan.intake.folders[0].";
            ServerProcess process = ServerProcess.startDemo(
                    data,
                    "--subjects",
                    Integer.toString(SUBJECTS),
                    folder + "name=population",
                    folder + "dataset=population-register",
                    folder + "department=" + POLICE,
                    folder + "delay=500ms",
                    folder + "path=" + data.resolveSibling(WATCHED));
            Runtime.getRuntime().addShutdownHook(new Thread(process::close));
            return new DemoServer(process);
        }
    }
}
