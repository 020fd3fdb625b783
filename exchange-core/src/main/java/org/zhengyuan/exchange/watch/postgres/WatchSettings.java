package org.zhengyuan.exchange.watch.postgres;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code zhengyuan.watch.webhook}.
 *
 * @param url address that is told of alerts by POST; absent: nobody is
 * @param secretFile private file with the secret that messages are signed under
 * @param timeout of one attempt
 */
@ConfigurationProperties("zhengyuan.watch.webhook")
record WatchSettings(@Nullable URI url, @Nullable Path secretFile, @DefaultValue("10s") Duration timeout) {}
