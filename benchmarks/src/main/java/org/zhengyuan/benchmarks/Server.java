package org.zhengyuan.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    public static Server start(Path data, Class<?>... more) {
        SpringApplication application = new SpringApplication(ZhengyuanApplication.class);
        for (Class<?> source : more) {
            application.addPrimarySources(java.util.List.of(source));
        }
        return new Server(application.run(
                "--zhengyuan.data=" + data.toAbsolutePath(), "--server.port=0", "--logging.level.root=warn"));
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
