package org.zhengyuan.exchange.reconciliation.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.reconciliation.ReconciliationRefusal;

/** Discrepancies, for the two departments they concern, for auditors and for the exchange's stewards. */
@RestController
@RequestMapping("/api/v1/discrepancies")
class DiscrepancyController {
    private final DiscrepancyListing listing;

    DiscrepancyController(DiscrepancyListing listing) {
        this.listing = listing;
    }

    /** {@code state}: {@code open}, {@code closed}; absent = both. */
    @GetMapping
    ResponseEntity<DiscrepancyListing.Page> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long after) {
        Boolean open = state == null ? null : Boolean.valueOf(state.equals("open"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(listing.page(open, after));
    }

    @GetMapping("/{id}")
    ResponseEntity<DiscrepancyView> one(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(listing.find(id).orElseThrow(ReconciliationRefusal.NOT_FOUND::toProblem));
    }
}
