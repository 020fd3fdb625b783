package org.zhengyuan.server.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which database to use. Without {@code url} the server runs its own, under the data folder.
 *
 * @param url JDBC URL of a PostgreSQL that others run
 * @param owner its role that owns the schema
 * @param application its role for everything else
 * @param port port of the embedded PostgreSQL; 0 takes a free one and keeps it for later starts
 * @param binaries folder for the embedded PostgreSQL's programs; by default inside the data folder
 */
@ConfigurationProperties("zhengyuan.database")
record DatabaseProperties(
        @Nullable String url,
        @Nullable Credentials owner,
        @Nullable Credentials application,
        int port,
        @Nullable Path binaries) {}
