package org.zhengyuan.exchange.watch.postgres;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.exchange.outbox.Endpoint;
import org.zhengyuan.exchange.outbox.WebhookSignature;
import org.zhengyuan.exchange.watch.AlertMessage;

/** Alerts are told to a webhook where one is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("zhengyuan.watch.webhook.url")
@EnableConfigurationProperties(WatchSettings.class)
class WebhookConfiguration {
    @Bean
    Endpoint alertEndpoint(WatchSettings settings) {
        URI url = settings.url();
        Path secret = settings.secretFile();
        if (url == null || secret == null) {
            throw new IllegalArgumentException("zhengyuan.watch.webhook needs secret-file beside its url");
        }
        return new Endpoint(AlertMessage.CHANNEL, url, settings.timeout(), new WebhookSignature(secret));
    }
}
