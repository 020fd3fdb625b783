package org.zhengyuan.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.server.start.StartRefused;

/**
 * Runs PostgreSQL's programs as an ordinary user. They refuse to run as root, so for root they run inside a user namespace in which
 * no user is root; their files stay those of the user who started the server.
 */
final class Programs {
    private final Binaries binaries;
    private final List<String> prefix;

    Programs(Binaries binaries) throws IOException, InterruptedException {
        this.binaries = binaries;
        this.prefix = System.getProperty("user.name").equals("root") ? List.of("unshare", "-U", "--") : List.of();
        if (!prefix.isEmpty() && execute(List.of("true")).code() != 0) {
            throw new StartRefused(
                    "PostgreSQL does not run as root and this machine refuses user namespaces (unshare -U);"
                            + " start as an ordinary user, or give a database with --zhengyuan.database.url=jdbc:postgresql://…");
        }
    }

    /** What a program printed, and its exit code. */
    record Outcome(int code, String output) {}

    Outcome run(String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        return execute(command);
    }

    private Outcome execute(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.strip());
    }
}
