package org.zhengyuan.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhengyuan.server.start.DataFolder;
import org.zhengyuan.server.start.Secrets;
import org.zhengyuan.server.start.StartLines;
import org.zhengyuan.server.start.StartRefused;

/**
 * The embedded PostgreSQL of one data folder, from start to {@link #close()}. While it should run it is watched: if its processes are
 * killed, it is started again on the same port, and the connection pool finds it there.
 */
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long WATCH_MILLIS = 500;
    /** A database that could not be started again, for want of disk perhaps, is tried again after so long. */
    private static final long RETRY_MILLIS = 5_000;

    private final Cluster cluster;
    private final int port;
    private final Database database;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watch;

    private EmbeddedPostgres(Cluster cluster, int port, Database database) {
        this.cluster = cluster;
        this.port = port;
        this.database = database;
        this.watch = Thread.ofPlatform().name("database-watch").daemon().unstarted(this::watch);
    }

    /** Starts the database of this data folder, making it if it is new. */
    static EmbeddedPostgres start(DataFolder data, DatabaseProperties properties) {
        try {
            Path binaries = properties.binaries() == null ? data.folder("postgres-bin") : properties.binaries();
            Programs programs = new Programs(Binaries.in(binaries));
            Cluster cluster = new Cluster(
                    data.root().resolve("postgres"), data.folder("logs").resolve("postgres.log"), programs);
            return start(data, properties, cluster);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while the database was starting", e);
        }
    }

    private static EmbeddedPostgres start(DataFolder data, DatabaseProperties properties, Cluster cluster)
            throws IOException, InterruptedException {
        Secrets secrets = data.secrets();
        if (!cluster.exists()) {
            StartLines.say("Database: making a new one in " + data.root().resolve("postgres"));
            cluster.create(secrets.file("postgres-superuser"));
        } else if (cluster.stopLeftover()) {
            StartLines.say("Database: an earlier server left it running; stopped it");
        }
        int port = port(properties.port(), data.root().resolve("postgres-port"));
        cluster.start(port);
        try {
            Bootstrap bootstrap = new Bootstrap(port, new Credentials("postgres", secrets.named("postgres-superuser")));
            Database database = bootstrap.prepare(
                    new Credentials(Database.OWNER_ROLE, secrets.named("postgres-owner")),
                    new Credentials(Database.APPLICATION_ROLE, secrets.named("postgres-app")));
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, port, database);
            postgres.watch.start();
            return postgres;
        } catch (RuntimeException e) {
            cluster.stop();
            throw e;
        }
    }

    Database database() {
        return database;
    }

    /** The configured port, or the one used last time if it is still free, or any free one, which is then kept. */
    private static int port(int configured, Path memory) throws IOException {
        int wanted = configured != 0
                ? configured
                : Files.exists(memory)
                        ? Integer.parseInt(Files.readString(memory).strip())
                        : 0;
        int port = bindable(wanted);
        if (port == 0 && configured != 0) {
            throw new StartRefused("the database port " + configured + " is taken");
        }
        int chosen = port == 0 ? bindable(0) : port;
        Files.writeString(memory, chosen + "\n");
        return chosen;
    }

    private static int bindable(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }

    private void watch() {
        boolean failing = false;
        try {
            while (!closing.await(failing ? RETRY_MILLIS : WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                failing = !runsAgain(failing);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false where it does not run and could not be started */
    private boolean runsAgain(boolean failing) throws InterruptedException {
        try {
            if (!cluster.runs()) {
                if (!failing) {
                    LOG.warn("the database was stopped from outside; starting it again");
                }
                cluster.stopLeftover();
                cluster.start(port);
                LOG.warn("the database runs again");
            }
            return true;
        } catch (IOException | StartRefused e) {
            if (!failing) {
                LOG.error("the database cannot be started again; it is tried every 5 s: {}", e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closing.countDown();
        watch.join();
        cluster.stop();
    }
}
