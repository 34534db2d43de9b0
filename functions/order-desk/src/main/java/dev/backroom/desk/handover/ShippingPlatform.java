package dev.backroom.desk.handover;

import dev.backroom.model.Shop;
import dev.backroom.tiktok.fulfilment.HandoverSlots;
import dev.backroom.tiktok.fulfilment.PackageLabel;
import dev.backroom.tiktok.fulfilment.ShipRefused;
import dev.backroom.tiktok.fulfilment.ShipRequest;
import dev.backroom.tiktok.fulfilment.ShippablesRead;
import dev.backroom.tiktok.fulfilment.ShopPackage;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the handover needs of the platform, as {@link dev.backroom.tiktok.fulfilment.ShopParcels} gives it. */
public interface ShippingPlatform {
    ShippablesRead orders(Shop shop, Collection<String> ids);

    ShopPackage parcel(Shop shop, String id);

    Map<String, ShipRefused> ship(Shop shop, List<ShipRequest> requests);

    PackageLabel label(Shop shop, String parcel);

    /** The document behind a label's address: a PDF. */
    byte[] document(URI address);

    String markShipped(Shop shop, String order, Collection<String> lineItems, ShipRequest.OwnCarrier own);

    HandoverSlots slots(Shop shop, String parcel);

    Map<String, String> providers(Shop shop, String deliveryOption);
}
