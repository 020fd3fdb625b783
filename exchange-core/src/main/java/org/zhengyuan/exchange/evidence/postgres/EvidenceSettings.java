package org.zhengyuan.exchange.evidence.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder where the newest checkpoint is kept outside the database
 * @param interval between two rounds of the log
 * @param witnessesRequired how many of the witnesses must have cosigned a checkpoint
 * @param witnesses verifier keys whose cosignatures count
 */
@ConfigurationProperties("zhengyuan.evidence")
record EvidenceSettings(
        Path folder,
        @DefaultValue("400ms") Duration interval,
        @DefaultValue("0") int witnessesRequired,
        @DefaultValue List<String> witnesses) {}
