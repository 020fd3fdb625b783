package org.zhengyuan.server.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts for people: every bundle {@code i18n/NAME_zh.properties} with its {@code _en} twin, of whichever module brings it. */
@Configuration(proxyBeanMethods = false)
class Messages {
    private static final String SUFFIX = "_en.properties";

    /** Finds the bundles at start; a reader whose language is neither gets Chinese. */
    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] bundles = new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*" + SUFFIX);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(Arrays.stream(bundles)
                .map(bundle -> Objects.requireNonNull(bundle.getFilename()))
                .map(name -> "i18n/" + name.substring(0, name.length() - SUFFIX.length()))
                .distinct()
                .sorted()
                .toArray(String[]::new));
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.CHINESE);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
