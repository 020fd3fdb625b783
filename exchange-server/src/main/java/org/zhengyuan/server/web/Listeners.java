package org.zhengyuan.server.web;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.server.start.DataFolder;

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

    /** {@code zhengyuan.scheme=https}: TLS with a certificate made for this machine. */
    @Bean
    @ConditionalOnProperty(name = "zhengyuan.scheme", havingValue = "https")
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> localCertificate(DataFolder data, Clock clock) {
        LocalCertificate certificate = new LocalCertificate(
                data.folder("tls").resolve("localhost.p12"), data.secrets().file("tls-keystore"));
        return factory -> {
            certificate.require(clock);
            Ssl ssl = new Ssl();
            ssl.setKeyStore(certificate.keyStore().toString());
            ssl.setKeyStoreType("PKCS12");
            ssl.setKeyStorePassword(certificate.secret());
            factory.setSsl(ssl);
        };
    }
}
