package dev.cuepost.callback.event;

/** An event of IMS. Its payload is the object {@code MessageBody}, unless it is {@link #bare}. */
public non-sealed interface ImsEvent extends EventBody {
  @Override
  default Product product() {
    return Product.IMS;
  }

  /** Whether it is told as its payload alone, because its documentation has no other text. */
  default boolean bare() {
    return false;
  }
}
