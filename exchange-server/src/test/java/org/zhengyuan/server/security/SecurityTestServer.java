package org.zhengyuan.server.security;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogSnapshot;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The server's security and problem pages around one controller that says who calls. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.apache.camel.spring.boot.CamelAutoConfiguration"
        })
@ComponentScan({
    "org.zhengyuan.server.security",
    "org.zhengyuan.server.language",
    "org.zhengyuan.server.layout",
    "org.zhengyuan.exchange.problem.web",
    "org.zhengyuan.exchange.idempotency"
})
class SecurityTestServer {
    /** Real time plus what a test has let pass. */
    static final class TestClock extends Clock {
        private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

        void pass(Duration time) {
            passed.updateAndGet(time::plus);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(passed.get());
        }
    }

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    /** The layout names departments by it; here nobody's is known. */
    @Bean
    Catalog catalog() {
        return CatalogSnapshot::empty;
    }

    @Bean
    TestDatabase database() {
        return TestDatabase.fresh();
    }

    @Bean
    DataSource dataSource(TestDatabase database) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database.application());
        pool.setMaximumPoolSize(8);
        return new HikariDataSource(pool);
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/problem", "i18n/idempotency", "i18n/server");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** What the API's controllers see. */
    @RestController
    static class WhoAmI {
        private final Actors actors;

        WhoAmI(Actors actors) {
            this.actors = actors;
        }

        @GetMapping("/api/v1/who")
        Actor who() {
            return actors.current().orElseThrow();
        }

        @PostMapping("/api/v1/who")
        Map<String, String> echo(@RequestBody Map<String, String> body) {
            return body;
        }

        @GetMapping("/api/v1/headers")
        Map<String, String> headers(@RequestHeader Map<String, String> headers) {
            return headers;
        }

        @PostMapping("/api/v1/failure")
        ResponseEntity<String> failingWrite() {
            throw new IllegalStateException("broken off");
        }

        @GetMapping("/api/v1/failure")
        String failure() {
            throw new IllegalStateException("row 'Zhang San' 110105199001011234 broke");
        }
    }
}
