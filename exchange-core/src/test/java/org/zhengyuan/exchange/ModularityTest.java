package org.zhengyuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The packages of the exchange are modules: each names, in its package-info, the modules it may use. */
class ModularityTest {
    private final ApplicationModules modules =
            ApplicationModules.of("org.zhengyuan.exchange", new ImportOption.DoNotIncludeTests());

    @Test
    void everyModuleUsesOnlyWhatItDeclares() {
        modules.verify();
    }

    @Test
    void theModulesAreTheDirectPackagesOfTheExchange() {
        assertThat(StreamSupport.stream(modules.spliterator(), false)
                        .map(ApplicationModule::getBasePackage)
                        .map(base -> base.getName()))
                .hasSizeGreaterThan(5)
                .allMatch(name -> name.matches("org\\.zhengyuan\\.exchange\\.[a-z]+"));
    }
}
