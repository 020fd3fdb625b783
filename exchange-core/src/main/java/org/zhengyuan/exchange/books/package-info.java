/** Checking the books: every version, refusal, entry of the trail and ruling in the database against the log. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "postgres",
            "evidence",
            "registry",
            "intake",
            "intake::books",
            "registry::books",
            "delivery::books"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.books;
