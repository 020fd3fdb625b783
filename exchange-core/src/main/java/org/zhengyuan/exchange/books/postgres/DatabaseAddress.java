package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.seal.cli.Arguments;
import org.zhengyuan.seal.cli.Inputs;
import org.zhengyuan.seal.cli.UsageException;

/**
 * Where the database is and who asks it.
 *
 * @param password empty where the driver finds one itself, or none is needed
 */
record DatabaseAddress(String url, String user, String password) {
    private static final String APPLICATION = "zhengyuan_app";
    private static final int PORT_LINE = 3;

    /** From the command line, else from PGUSER and PGPASSWORD; of a data folder, what lies in it. */
    static DatabaseAddress of(Arguments arguments, Map<String, String> environment) throws UsageException, IOException {
        String data = arguments.option("--data").orElse(null);
        String user = arguments.option("--user").orElse(environment.getOrDefault("PGUSER", APPLICATION));
        String password = environment.getOrDefault("PGPASSWORD", "");
        String file = arguments.option("--password-file").orElse(null);
        if (data != null) {
            Path folder = Inputs.path(data);
            return new DatabaseAddress(
                    url(folder),
                    APPLICATION,
                    firstLine(folder.resolve("secrets").resolve("postgres-app")));
        }
        if (file != null) {
            password = firstLine(Inputs.path(file));
        }
        String url = arguments.required("--jdbc");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UsageException(BookWords.of("registry.usage.jdbc"));
        }
        return new DatabaseAddress(url, user, password);
    }

    /** PostgreSQL tells its port in the fourth line of postmaster.pid. */
    private static String url(Path data) throws UsageException {
        Path running = data.resolve("postgres").resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(running);
            return "jdbc:postgresql://127.0.0.1:"
                    + Integer.parseInt(lines.get(PORT_LINE).strip()) + "/zhengyuan";
        } catch (IOException | RuntimeException e) {
            throw new UsageException(BookWords.of("registry.usage.notRunning", data));
        }
    }

    private static String firstLine(Path file) throws UsageException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UsageException(
                    BookWords.of("registry.usage.password", file, e.getClass().getSimpleName()));
        }
    }

    Connection connect() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "verify registry");
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw new IOException("the database cannot be reached: " + e.getMessage(), e);
        }
    }
}
