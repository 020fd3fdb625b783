package org.zhengyuan.server.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The real server as a process of its own, from the classes just built, with production's JVM flags and a database under a data folder
 * that the test owns. It may be stopped, or killed and started again on the same folder.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final int port;
    private final Path output;
    private final Process process;

    private ServerProcess(Path data, int port, Path output, Process process) {
        this.data = data;
        this.port = port;
        this.output = output;
        this.process = process;
    }

    /** A new data folder under the module's build folder. */
    public static Path newDataFolder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "server-")
                    .resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an empty server (no demo) on a free port and returns when it is ready. */
    public static ServerProcess start(Path data, String... arguments) {
        return ready(launch(data, freePort(), arguments));
    }

    /** Starts a server with the demo city on a free port and returns when it is ready; the demo loads from then on. */
    public static ServerProcess startDemo(Path data, String... arguments) {
        return ready(launch(data, freePort(), false, List.of(arguments)));
    }

    /**
     * Starts a server with the demo city whose data folder is a disk of its own with so little room. The disk lives in memory, in a mount
     * namespace that only this server and its database see; {@link #data()} looks into it from outside, as long as the server runs.
     */
    public static ServerProcess startDemoOnDisk(int megabytes, Path data, String... arguments) throws IOException {
        Files.createDirectories(data);
        List<String> prefix = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o mode=0700,size=" + megabytes + "m tmpfs \"$0\" && exec \"$@\"",
                data.toString());
        ServerProcess inside = ready(launch(prefix, data, freePort(), false, List.of(arguments)));
        Path seen = Path.of("/proc", Long.toString(inside.process.pid()), "root")
                .resolve(Path.of("/").relativize(data));
        return new ServerProcess(seen, inside.port, inside.output, inside.process);
    }

    /** Whether this machine lets a user mount a disk that only they see. */
    public static boolean mayMount() {
        try {
            return new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", "/tmp")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ServerProcess ready(ServerProcess server) {
        try {
            await("a ready server").atMost(PATIENCE).until(() -> server.isReady() || !server.process.isAlive());
            if (!server.isReady()) {
                throw new AssertionError("the server did not start:\n" + server.output());
            }
            return server;
        } catch (RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** Starts a server and returns at once, whatever becomes of it. It is empty unless it is to load the demo once. */
    public static ServerProcess launch(Path data, int port, String... arguments) {
        List<String> words = List.of(arguments);
        return launch(data, port, !words.contains("--once"), words);
    }

    private static ServerProcess launch(Path data, int port, boolean empty, List<String> arguments) {
        return launch(List.of(), data, port, empty, arguments);
    }

    private static ServerProcess launch(
            List<String> prefix, Path data, int port, boolean empty, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("..", ".scripts", "server.flags").toAbsolutePath().normalize(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "org.zhengyuan.server.ZhengyuanApplication",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--zhengyuan.database.binaries="
                        + Path.of("target", "postgres-bin").toAbsolutePath()));
        if (empty) {
            command.add("--empty");
        }
        command.addAll(arguments);
        try {
            Files.createDirectories(data.getParent());
            Path output = Files.createTempFile(data.getParent(), "output-", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new ServerProcess(data, port, output, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    public ServerDatabase database() {
        return new ServerDatabase(data);
    }

    /** What the server printed until now. */
    public String output() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log files of the server and its database. */
    public String logs() {
        return Arrays.stream(new String[] {"server.log", "postgres.log"})
                .map(name -> data.resolve("logs").resolve(name))
                .filter(Files::exists)
                .map(file -> {
                    try {
                        return Files.readString(file, UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .collect(Collectors.joining("\n"));
    }

    /** Kills the server without warning (SIGKILL); its database lives on, without a parent. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Stops the server as an operator does (SIGTERM), its database included. */
    public void stop() {
        process.destroy();
        exitCode();
    }

    /** Waits for the process to end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Ends whatever still runs, database included, at once. The data folder stays. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        database().kill();
    }

    private boolean isReady() {
        return output().contains("Ready in ");
    }

    // Without test classes: the server must run as it will run elsewhere.
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
