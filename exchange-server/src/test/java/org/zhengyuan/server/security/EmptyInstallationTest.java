package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengyuan.server.security.demo.DemoCredentials;

class EmptyInstallationTest extends SecurityTest {
    @Autowired
    ObjectProvider<DemoCredentials> demo;

    @Test
    void withoutTheDemoNothingCanMakeItsAccounts() {
        assertThat(demo.getIfAvailable()).isNull();
        assertThat(DATA.resolve("demo/accounts.json")).doesNotExist();
    }
}
