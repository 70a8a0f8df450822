export { mailTo, Shop, startProduct } from './shop/shop.js';
