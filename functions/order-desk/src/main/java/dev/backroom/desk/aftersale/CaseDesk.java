package dev.backroom.desk.aftersale;

import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.tiktok.aftersale.Aftersales;
import dev.backroom.tiktok.aftersale.CaseFilter;
import dev.backroom.tiktok.aftersale.CasePage;
import java.time.Instant;
import java.util.List;

/** The platform's side of a case. Every method may throw {@link dev.backroom.tiktok.TikTokFailure}. */
public interface CaseDesk {
    CasePage search(Shop shop, CaseKind kind, CaseFilter filter, Instant readAt, String pageToken);

    void approve(Shop shop, CaseKey key, NextStep.What step, String idempotencyKey);

    void reject(Shop shop, CaseKey key, NextStep.What step, String reason, String comment, String idempotencyKey);

    List<RejectReason> rejectReasons(Shop shop, CaseKey key);

    static CaseDesk of(Aftersales aftersales) {
        return new CaseDesk() {
            @Override
            public CasePage search(Shop shop, CaseKind kind, CaseFilter filter, Instant readAt, String pageToken) {
                return aftersales.search(shop, kind, filter, readAt, pageToken);
            }

            @Override
            public void approve(Shop shop, CaseKey key, NextStep.What step, String idempotencyKey) {
                aftersales.approve(shop, key, step, idempotencyKey);
            }

            @Override
            public void reject(
                    Shop shop, CaseKey key, NextStep.What step, String reason, String comment, String idempotencyKey) {
                aftersales.reject(shop, key, step, reason, comment, idempotencyKey);
            }

            @Override
            public List<RejectReason> rejectReasons(Shop shop, CaseKey key) {
                return aftersales.rejectReasons(shop, key, "en-US");
            }
        };
    }
}
