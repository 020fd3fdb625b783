package org.zhengyuan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhengyuan.server.ZhengyuanApplication;
import org.zhengyuan.server.postgres.Database;

/** The real server inside the benchmark's JVM, which has the server's flags and heap, on a throw-away data folder. */
public final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Server start(Path data) {
        return run(new SpringApplication(ZhengyuanApplication.class), data, new String[0]);
    }

    /** With one more configuration class, and settings. */
    public static Server start(Path data, Class<?> more, String... settings) {
        SpringApplication application = new SpringApplication(ZhengyuanApplication.class);
        application.addPrimarySources(List.of(more));
        return run(application, data, settings);
    }

    private static Server run(SpringApplication application, Path data, String[] settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--zhengyuan.data=" + data.toAbsolutePath());
        arguments.add("--server.port=0");
        arguments.add("--logging.level.root=warn");
        return new Server(application.run(arguments.toArray(String[]::new)));
    }

    /** Removes a folder and all that is in it. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Connections that may make tables, for limits and peers. */
    public PGSimpleDataSource owner() {
        Database database = bean(Database.class);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.owner().user());
        source.setPassword(database.owner().password());
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** Makes runs start from the same state of the write-ahead log, as far as the owner may. */
    public void checkpoint() throws SQLException {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
