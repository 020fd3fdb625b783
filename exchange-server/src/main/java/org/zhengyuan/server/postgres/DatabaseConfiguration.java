package org.zhengyuan.server.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.server.start.DataFolder;
import org.zhengyuan.server.start.StartRefused;

/**
 * Wires the database. The application's pool is the only data source that other beans can see; Flyway gets the owner's credentials in
 * connection details of its own, used once at start. Spring closes in the reverse order: pool first, PostgreSQL last.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    @Bean
    DataFolder dataFolder(@Value("${zhengyuan.data}") Path folder) {
        return DataFolder.take(folder);
    }

    @Bean
    @ConditionalOnProperty(name = "zhengyuan.database.url", matchIfMissing = true, havingValue = "embedded")
    EmbeddedPostgres embeddedPostgres(DataFolder data, DatabaseProperties properties) {
        return EmbeddedPostgres.start(data, properties);
    }

    @Bean
    Database database(DatabaseProperties properties, @Nullable EmbeddedPostgres embedded) {
        Database database = embedded == null ? external(properties) : embedded.database();
        Durability.require(database);
        return database;
    }

    private static Database external(DatabaseProperties properties) {
        if (properties.url() == null || properties.owner() == null || properties.application() == null) {
            throw new StartRefused("zhengyuan.database.url needs zhengyuan.database.owner.user and .password, and"
                    + " zhengyuan.database.application.user and .password");
        }
        return new Database(properties.url(), properties.owner(), properties.application());
    }

    // PostgreSQL's error details quote values; values are personal data and stay out of our logs.
    @Bean
    JdbcConnectionDetails applicationConnections(Database database) {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "logServerErrorDetail=false"
                + "&ApplicationName=zhengyuan";
        return new ApplicationConnections(url, database.application());
    }

    @Bean
    FlywayConnectionDetails ownerConnections(Database database) {
        return new OwnerConnections(database.url(), database.owner());
    }

    private record ApplicationConnections(String url, Credentials role) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return role.user();
        }

        @Override
        public String getPassword() {
            return role.password();
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }

    private record OwnerConnections(String url, Credentials role) implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return role.user();
        }

        @Override
        public String getPassword() {
            return role.password();
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }
}
