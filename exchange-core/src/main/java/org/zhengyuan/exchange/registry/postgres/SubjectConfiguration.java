package org.zhengyuan.exchange.registry.postgres;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.exchange.registry.ChangingSubjects;
import org.zhengyuan.exchange.registry.SubjectChanges;
import org.zhengyuan.exchange.registry.Subjects;

/** Wires the stewards' acts on subjects. */
@Configuration(proxyBeanMethods = false)
class SubjectConfiguration {
    @Bean
    ChangingSubjects changingSubjects(SubjectChanges changes, Subjects subjects, Clock clock) {
        return new ChangingSubjects(changes, subjects, clock);
    }
}
