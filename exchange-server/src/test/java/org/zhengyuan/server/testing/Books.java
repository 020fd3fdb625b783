package org.zhengyuan.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhengyuan.exchange.books.postgres.RegistryCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The books of a server that runs, checked by {@code verify registry} from outside. */
public final class Books {
    private Books() {}

    /**
     * Every check is made and none fails: no fact is missing, and nothing is there that the log does not know.
     */
    public static void areInOrder(ServerProcess server) {
        areInOrder(server, "/log/");
    }

    /**
     * The same.
     *
     * @param prefix of the log that they are checked against
     * @param more options of the command
     */
    public static void areInOrder(ServerProcess server, String prefix, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--data",
                server.data().toString(),
                "--log",
                server.uri(prefix).toString(),
                "--trust",
                server.data().resolve("log/keys").toString()));
        words.addAll(List.of(more));
        JsonNode report = check(words.toArray(String[]::new));
        assertThat(report.path("checks").valueStream())
                .as(report.toPrettyString())
                .hasSizeGreaterThan(8)
                .noneMatch(check -> check.get("outcome").asString().equals("FAILED"));
    }

    /** The report of {@code verify registry} called with these words. */
    public static JsonNode check(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        RegistryCommand.run(all, Map.of(), printed, printed);
        return JsonMapper.shared().readTree(out.toByteArray());
    }
}
