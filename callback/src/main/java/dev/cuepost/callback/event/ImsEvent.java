package dev.cuepost.callback.event;

/** An event of IMS. Its payload is the object {@code MessageBody}. */
public non-sealed interface ImsEvent extends EventBody {
  @Override
  default Product product() {
    return Product.IMS;
  }
}
