/** A change of one's own words that a plain form was refused. */
export interface Refused {
  id: string
  message: string
  text: string
}
