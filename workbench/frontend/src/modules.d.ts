/** The address of a view's style sheet. */
declare module "style:*" {
  const address: string;
  export default address;
}

/** A Lucide icon, as the list of its shapes. */
declare module "*.svg" {
  const shapes: [tag: string, attributes: Record<string, string>][];
  export default shapes;
}
