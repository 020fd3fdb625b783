package org.zhengyuan.benchmarks.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.evidence.AnswerSigning;

/** Makes a server whose pulls leave a durable trail and nothing else: no leaf, no signature. */
@Configuration(proxyBeanMethods = false)
class WithoutEvidence {
    @Bean
    @Primary
    Trail plainTrail(JdbcTemplate template) {
        return new PlainTrail(template);
    }

    @Bean
    @Primary
    AnswerSigning unsigned() {
        return answers -> answers;
    }
}
