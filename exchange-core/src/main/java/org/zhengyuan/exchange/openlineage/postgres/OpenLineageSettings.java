package org.zhengyuan.exchange.openlineage.postgres;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code zhengyuan.openlineage}.
 *
 * @param endpoint address that takes events by POST, for example {@code https://lineage.example.cn/api/v1/lineage}; absent: none are made
 * @param apiKeyFile private file with the endpoint's key; absent: it asks for none
 * @param namespace of this exchange's jobs and datasets
 * @param producer what makes the events, as a URI
 * @param timeout of one attempt
 */
@ConfigurationProperties("zhengyuan.openlineage")
record OpenLineageSettings(
        @Nullable URI endpoint,
        @Nullable Path apiKeyFile,
        @DefaultValue("zhengyuan") String namespace,
        @DefaultValue("urn:zhengyuan:exchange") URI producer,
        @DefaultValue("10s") Duration timeout) {}
