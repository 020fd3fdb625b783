package org.zhengyuan.server.language;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.zhengyuan.server.layout.Preferences;

/**
 * Answers in the language the reader chose on a page; else in the first language of {@code Accept-Language} that the exchange speaks; in
 * Chinese where none is asked for.
 */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {
    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Preferences.LANGUAGE.of(request).map(Locale::of).orElseGet(() -> super.resolveLocale(request));
            }
        };
        resolver.setSupportedLocales(List.of(Locale.CHINESE, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.CHINESE);
        return resolver;
    }
}
