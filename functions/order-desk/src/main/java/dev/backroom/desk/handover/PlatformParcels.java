package dev.backroom.desk.handover;

import dev.backroom.model.Shop;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.fulfilment.HandoverSlots;
import dev.backroom.tiktok.fulfilment.LabelDocuments;
import dev.backroom.tiktok.fulfilment.PackageLabel;
import dev.backroom.tiktok.fulfilment.ShipRefused;
import dev.backroom.tiktok.fulfilment.ShipRequest;
import dev.backroom.tiktok.fulfilment.ShippablesRead;
import dev.backroom.tiktok.fulfilment.ShopPackage;
import dev.backroom.tiktok.fulfilment.ShopParcels;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The platform itself. */
public record PlatformParcels(ShopParcels parcels, LabelDocuments documents) implements ShippingPlatform {
    /** The platform at these addresses. */
    public static PlatformParcels of(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens) {
        return new PlatformParcels(
                new ShopParcels(endpoints, app, tokens), new LabelDocuments(endpoints, LabelTable.LARGEST));
    }

    @Override
    public ShippablesRead orders(Shop shop, Collection<String> ids) {
        return parcels.orders(shop, ids);
    }

    @Override
    public ShopPackage parcel(Shop shop, String id) {
        return parcels.parcel(shop, id);
    }

    @Override
    public Map<String, ShipRefused> ship(Shop shop, List<ShipRequest> requests) {
        return parcels.ship(shop, requests);
    }

    @Override
    public PackageLabel label(Shop shop, String parcel) {
        return parcels.label(shop, parcel);
    }

    @Override
    public byte[] document(URI address) {
        return documents.read(address);
    }

    @Override
    public String markShipped(Shop shop, String order, Collection<String> lineItems, ShipRequest.OwnCarrier own) {
        return parcels.markShipped(shop, order, lineItems, own);
    }

    @Override
    public HandoverSlots slots(Shop shop, String parcel) {
        return parcels.slots(shop, parcel);
    }

    @Override
    public Map<String, String> providers(Shop shop, String deliveryOption) {
        return parcels.providers(shop, deliveryOption);
    }
}
