package org.zhengyuan.server.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the server listens. With {@code zhengyuan.bind=localhost}, the default, on loopback; otherwise on {@code server.address}. */
@Configuration(proxyBeanMethods = false)
class Listeners {
    @Bean
    @ConditionalOnProperty(name = "zhengyuan.bind", havingValue = "localhost", matchIfMissing = true)
    TomcatServletWebServerFactory loopbackTomcat(
            ObjectProvider<TomcatConnectorCustomizer> connectors,
            ObjectProvider<TomcatContextCustomizer> contexts,
            ObjectProvider<TomcatProtocolHandlerCustomizer<?>> protocols) {
        LoopbackTomcat factory = new LoopbackTomcat();
        factory.getConnectorCustomizers().addAll(connectors.orderedStream().toList());
        factory.getContextCustomizers().addAll(contexts.orderedStream().toList());
        factory.getProtocolHandlerCustomizers().addAll(protocols.orderedStream().toList());
        return factory;
    }
}
