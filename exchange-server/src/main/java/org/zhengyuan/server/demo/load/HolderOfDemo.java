package org.zhengyuan.server.demo.load;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.holder.Assurance;
import org.zhengyuan.exchange.holder.BindingHolders;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.server.demo.SampleSubject;
import org.zhengyuan.server.security.demo.DemoCredentials;

/** Lets the demo's holder stand for one of the city's people, as an operator would. */
@Component
@ConditionalOnBooleanProperty("zhengyuan.demo.enabled")
class HolderOfDemo {
    private final BindingHolders binding;
    private final Catalog catalog;

    HolderOfDemo(BindingHolders binding, Catalog catalog) {
        this.binding = binding;
        this.catalog = catalog;
    }

    void bind(SampleSubject person) {
        String identifierType = catalog.current()
                .subjectType(person.type())
                .orElseThrow()
                .identifiers()
                .getFirst()
                .code();
        binding.bind(
                        "demo",
                        DemoCredentials.HOLDER,
                        new SubjectRef(person.type(), identifierType, person.identifier()),
                        Assurance.HIGH)
                .orProblem();
    }
}
